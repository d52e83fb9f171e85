import { runPopupRelay } from '@azure/msal-browser/popup-relay';

// Top-level page of our own origin that passes Microsoft's answer to a pane in another site's frame.
// The window for Microsoft opens on a press, so that no pop-up blocker stops it.
const button = document.createElement('button');
button.textContent = 'Continue to Microsoft sign-in';
button.onclick = () => runPopupRelay({ allowedAuthorityOrigins: ['https://login.microsoftonline.com'] });
document.body.replaceChildren(button);
