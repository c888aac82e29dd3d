import type { Place } from './place.ts';

/** A place that is only looked for when somebody asks, and then kept. */
export function placeOnDemand(find: () => Place): Place {
  return new PlaceOnDemand(find);
}

class PlaceOnDemand implements Place {
  declare readonly line: number;
  declare readonly column: number;
  /** Once found, what it would take to look again is forgotten. */
  #known: Place | (() => Place);

  /**
   * Own accessors, so that also a spread of the place asks for it; and the same
   * two functions for all places. In a literal each place would have functions,
   * and so a shape, of its own, and V8 keeps shapes, with all that the functions
   * see, until its rare thorough collection: nearly everything that was read.
   */
  static readonly #accessors: PropertyDescriptorMap & ThisType<PlaceOnDemand> = {
    line: {
      enumerable: true,
      get() {
        return this.#place().line;
      },
    },
    column: {
      enumerable: true,
      get() {
        return this.#place().column;
      },
    },
  };

  constructor(find: () => Place) {
    this.#known = find;
    Object.defineProperties(this, PlaceOnDemand.#accessors);
  }

  #place(): Place {
    if (typeof this.#known === 'function') this.#known = this.#known();
    return this.#known;
  }
}
