// The known name that a slip of the pen most likely meant.

const FAR = 0.4; // of the longer name: beyond it the two have nothing to do with each other

/** The nearest of the names, or null where none is near. */
export function nearest(word, names) {
  const asked = word.slice(0, 100);
  let best = null;
  for (const name of names) {
    const share = distance(asked, name) / Math.max(asked.length, name.length, 1);
    if (share <= FAR && (best === null || share < best.share)) best = { name, share };
  }
  return best && best.name;
}

function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}
