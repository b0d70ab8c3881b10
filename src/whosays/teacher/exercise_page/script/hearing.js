// @ts-check
// What a widget's Python side is to the page, where there is none: values, and who listens to them.

/** @typedef {(...told: never[]) => void} Hear */

/** @template {object} Traits */
export class Hearing {
  /** @param {Traits} values */
  constructor(values) {
    this.values = values;
    /** @type {Map<string, Set<(message: unknown, buffers: DataView<ArrayBuffer>[]) => void>>} */ this.ears = new Map();
  }

  /** @template {keyof Traits} Name @param {Name} name @returns {Traits[Name]} */
  get(name) { return this.values[name]; }

  /** @template Message @param {string} event @param {(message: Message, buffers: DataView<ArrayBuffer>[]) => void} hear */
  on(event, hear) {
    const ears = this.ears.get(event) ?? new Set();
    this.ears.set(event, ears.add(/** @type {(message: unknown, buffers: DataView<ArrayBuffer>[]) => void} */ (hear)));
  }

  /** @template Message @param {string} event @param {(message: Message, buffers: DataView<ArrayBuffer>[]) => void} hear */
  off(event, hear) { this.ears.get(event)?.delete(/** @type {(message: unknown, buffers: DataView<ArrayBuffer>[]) => void} */ (hear)); }

  /** @param {Partial<Traits>} values */
  set(values) {
    Object.assign(this.values, values);
    for (const name of Object.keys(values)) this.tell(`change:${name}`, undefined, []);
  }

  /** @param {string} event @param {unknown} message @param {DataView<ArrayBuffer>[]} buffers */
  tell(event, message, buffers) { for (const hear of [...this.ears.get(event) ?? []]) hear(message, buffers); }

  /** A reply: behind all that is being done now, for who asks has not yet noted that it asked.
   * @param {unknown} message @param {DataView<ArrayBuffer>[]} [buffers] */
  reply(message, buffers = []) { queueMicrotask(() => this.tell("msg:custom", message, buffers)); }
}
