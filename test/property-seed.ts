import fc from 'fast-check';

/**
 * Property tests draw the same values in every run, so that a red run is the fault of the
 * change and comes again. `PROPERTY_SEED=N npm test` draws others.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
