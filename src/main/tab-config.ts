import { app, pages } from '@microsoft/teams-js';
import { sayWhyNot } from './say-why-not';

/** The page on which a channel's owner adds the tab. */
async function setUp(): Promise<void> {
  await app.initialize();
  const root = document.getElementById('root');
  if (root) root.textContent = 'This adds the threshold consultation panel to the channel. Press Save.';
  pages.config.registerOnSaveHandler((save) => {
    const address = new URL('tab.html', window.location.href).href;
    void pages.config.setConfig({ entityId: 'threshold-consultation', contentUrl: address, websiteUrl: address, suggestedDisplayName: 'Threshold consultation' })
      .then(() => save.notifySuccess(), () => save.notifyFailure('The tab could not be added. Try again.'));
  });
  pages.config.setValidityState(true);
}

setUp().catch(sayWhyNot);
