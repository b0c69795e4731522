// The nonce that the content security policy of this very load allows style elements with. AG Grid is given it
// (`styleNonce`), since it adds its own style elements. Browsers hide a nonce's attribute, hence the property.

/** This load's nonce; empty where there is no policy (a unit test). */
export const styleNonce: string = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
