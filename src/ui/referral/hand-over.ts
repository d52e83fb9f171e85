/** A file's bytes as base64, for hosts that attach so. */
export function asBase64(body: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((typeof reader.result === 'string' ? reader.result : '').replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(new Error('The document could not be read.'));
    reader.readAsDataURL(body);
  });
}

/** The bytes that base64 stands for. */
export const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Prints plain text on its own page, whatever else the pane shows. */
export function printText(title: string, text: string): void {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.style.position = 'fixed';
  frame.style.width = '0';
  frame.style.height = '0';
  frame.style.border = '0';
  document.body.append(frame);
  const page = frame.contentDocument;
  if (!page || !frame.contentWindow) { frame.remove(); return; }
  page.title = title;
  const body = page.createElement('pre');
  body.textContent = text;
  body.style.whiteSpace = 'pre-wrap';
  body.style.fontFamily = 'sans-serif';
  page.body.append(body);
  frame.contentWindow.print();
  setTimeout(() => frame.remove(), 60_000);
}
