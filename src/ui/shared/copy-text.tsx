import { useState } from 'react';
import { Button } from './button';
import { copyText } from './copy';

/** Copies a text, and says whether it worked. Where the host forbids it the person selects and copies by hand. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => setSaid(await copyText(text) ? 'Copied.' : 'Could not copy here. Select the text and copy it by hand.');
  return <span><Button size="small" onClick={() => void copy()}>{label}</Button> <span role="status">{said}</span></span>;
}
