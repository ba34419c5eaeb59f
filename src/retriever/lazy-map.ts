// A map whose values are made when they are first asked for, and then kept.

/** `keys` are all keys in order, `size` their number (or counts them); `make` gives undefined for what is no key. */
export function lazyMap<V extends object>(
  size: number | (() => number),
  keys: () => Iterable<string>,
  make: (key: string) => V | undefined,
): ReadonlyMap<string, V> {
  const made = new Map<string, V>();
  const get = (key: string): V | undefined => {
    const known = made.get(key);
    if (known) return known;
    const value = make(key);
    if (value) made.set(key, value);
    return value;
  };
  function* entries(): MapIterator<[string, V]> {
    for (const key of keys()) yield [key, get(key)!];
  }
  return {
    get size() {
      return typeof size === 'number' ? size : size();
    },
    get,
    has: (key) => get(key) !== undefined,
    *keys(): MapIterator<string> {
      yield* keys();
    },
    *values(): MapIterator<V> {
      for (const [, value] of entries()) yield value;
    },
    entries,
    [Symbol.iterator]: entries,
    forEach(visit) {
      for (const [key, value] of entries()) visit(value, key, this);
    },
  };
}
