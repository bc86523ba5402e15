// When the page is drawn: once a frame at most, however much changes meanwhile.
//
// Views and controls ask for a frame. What a frame draws is set at the start (render.js), so they need not know it.

let frame = 0;
let draw = () => {};

/** @param {() => void} work */
export function drawBy(work) {
  draw = work;
}

export function requestFrame() {
  if (frame === 0) frame = requestAnimationFrame(renderNow);
}

export function renderNow() {
  cancelAnimationFrame(frame);
  frame = 0;
  draw();
}
