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
