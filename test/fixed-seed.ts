// Properties try the same examples in every run, so that what fails here fails everywhere, and a change that passes has
// passed for good. `npm run fuzz` and `npm run simulate` are where new examples are looked for.
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_250_602 });
