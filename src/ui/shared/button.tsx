import type { ButtonHTMLAttributes } from 'react';
import './look.css';

/** A button as Fluent draws it, from the same tokens: its sizes, states, focus ring and high contrast. Never sends a form. */
export function Button({ appearance, size, className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { appearance?: 'primary' | 'subtle'; size?: 'small' }) {
  return <button type="button" className={['button', appearance, size, className].filter(Boolean).join(' ')} {...rest} />;
}
