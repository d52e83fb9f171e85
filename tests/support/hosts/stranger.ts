// A frame of another site beside the panel's. It passes on what the test tells it, as an attacker would.
window.addEventListener('message', ({ data }: MessageEvent<{ pass: unknown; to: string }>) => {
  for (let at = 0; at < window.parent.frames.length; at += 1) {
    const other = window.parent.frames[at];
    if (other && other !== window) other.postMessage(data.pass, data.to);
  }
});
