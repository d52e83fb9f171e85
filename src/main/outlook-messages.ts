import { readHtml } from '../adapters/html/html-text';
import { outlookSource } from '../adapters/outlook/outlook-source';
import type { ConversationSource, Identity } from '../ports';
import type { Config } from './config';

/** The open email from Outlook itself, and its conversation through Graph when that is asked for. */
export function outlookMessages(config: Config, office: typeof Office, identity: Identity): ConversationSource {
  return outlookSource({
    office, readHtml,
    conversation: async (conversationId, owner) => (await import('./graph-stores')).graphConversation(config, identity, conversationId, owner),
  });
}
