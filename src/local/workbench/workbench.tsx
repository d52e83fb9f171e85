import { createRoot } from 'react-dom/client';
import { Desk } from './desk';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Desk />);
