// Loaded before the real program: its clock is ahead by so much, so that nobody waits for due times.
const offMs = Number(process.env.TEST_CLOCK_OFF_MS);
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...parts) {
    if (parts.length === 0) super(Real.now() + offMs);
    else super(...parts);
  }
  static now() {
    return Real.now() + offMs;
  }
};
