import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

// The page that Microsoft sign-in comes back to. It hands the answer to the pane and closes.
void broadcastResponseToMainFrame().catch(() => {
  document.body.textContent = 'You are signed in. Close this window and go back to the panel.';
});
