// What holds for all calls, in prose: the head of the OpenAPI document and of docs/portal-api.md. Written for whoever
// builds a portal of their own; test/conform shows what of it holds.

export const introduction = `
What care providers plan, deliver and confirm, week by week: the API between the app Provider Actuals and a council's portal, a provider's hub or the practice portal.
JSON over HTTPS. A portal can be held to this document sentence by sentence: \`npm run conform -- --url … --accounts FILE\`.

## Records and their values

Quantities are whole numbers of hundredths of an hour: 2.5 hours is 250. Days are \`2025-03-03\`; a week is named by its Monday. Instants are ISO 8601 in UTC.
Ids are texts of 1 to 200 characters. Clients ignore fields that they do not know, and a portal may add some; none is ever renamed or taken away.

## Time

Every answer, a refusal too, has \`Date\`. It is the portal's time: the app learns from it when a week is over and when it is late, whatever the computer's own clock says.

## Signing in

\`POST /v1/sessions\` gives a token, sent as \`Authorization: Bearer …\` with every other call. A token that is unknown, has expired or was signed out is \`not-signed-in\`; while it would still be valid, one of an account that was disabled or removed is \`account-locked\`, upon which the app shows nothing of its records any more. \`detail\` says whom to ask. Whoever signs in hears it only with the right secrets.
A provider sees and changes its own records only: another provider's id is to it like one that does not exist.

## Problems

Refusals are RFC 9457, \`application/problem+json\`. The set of \`type\`s is closed, and clients branch on \`type\` alone. \`detail\` says in plain English what happened and how to put it right;
it names nobody. \`fields\` of a \`bad-request\` says where. \`too-many-requests\`, \`overloaded\` and \`idempotency-key-in-progress\` come with \`Retry-After\` in whole seconds; nothing was done.

## Writes and their keys

Calls that change records carry an \`Idempotency-Key\`, a UUID of version 7 that the client made for this one request. The effect and the stored answer commit together, so the same request under the same key
gets the same answer, byte for byte, and has no second effect; the answer is kept for 30 days. What makes a request the same: the account, the call with its path, and the bytes of the body. Another request under a used key is \`idempotency-key-reused\`;
one that is still being worked on is \`idempotency-key-in-progress\`. A refused request stores nothing: it may be sent again under the same key.

## The change feed

\`GET /v1/changes\` is numbered in the order of commits, provider by provider: whoever has read up to a cursor never misses a change that was committed later. A cursor is opaque. One that the portal did not give, or no longer knows (as after a restored backup),
is \`cursor-expired\`: the client then fetches everything again. A record that changes twice between two pulls comes once, as it is now.

## Versions and conflicts

Actuals and care records have versions. A change names the version it is based on; it is accepted only if nobody changed the record since, and otherwise answered with the record as it is. Nothing is ever overwritten unseen.

## The digest of a confirmation

What is confirmed is what was seen. Client and portal compute the SHA-256 (hex, UTF-8) of one canonical JSON text, without blanks, with its keys in this order:

\`{"weekStart":…,"services":[…],"lines":[…],"exceptions":[…]}\`

- \`services\`: those to confirm, without doubles, sorted by code unit
- \`lines\`: the actuals of those services, sorted by line id, each as \`[lineId, version, planned, actual, frustrated, missed, extra, visits, comment]\`
- \`exceptions\`: the \`key\` of every finding on those lines and on the week as a whole, sorted; without those of the rules \`deadline-missed\` and \`week-not-finished\`, which only the clock decides

If the portal's own digest differs, the answer is \`week-changed\`.

## Bounds

A request has up to 500 changes, 4 MiB and 32 levels of lists and objects. Texts hold neither NUL nor halves of surrogate pairs; days lie between 2000-01-01 and 2100-12-31. Whatever lies outside is \`bad-request\` and changes nothing.
`.trim();
