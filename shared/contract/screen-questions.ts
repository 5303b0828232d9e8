/**
 * Who asks: a person, or the screen in front of them by itself (A0). A screen asks on a timer, while somebody types, and
 * again after every act; none of that is an entry. The mark comes from the page and is not trusted: it matters for the
 * questions in this table only, and none of them shows anything unrecorded by it.
 */
import { z } from 'zod';
import type { CommandName } from './commands.ts';

export const askedBy = z.enum(['person', 'screen']);
export type AskedBy = z.infer<typeof askedBy>;

/**
 * `look`: that it was asked and answered is no entry, whoever asks; of the screen, a refusal is none either. What is done by
 * it is an entry all the same: a page that is turned, a page that goes blank.
 * `reading`: an answer is an entry. It is none when the screen asks again what this session was answered before.
 */
export const screenQuestions: Partial<Record<CommandName, 'look' | 'reading'>> = {
  'vault.status': 'look',
  'integrity.show': 'look',
  'backup.show': 'look',
  'backup.look': 'look',
  'policy.show': 'look',
  'gate.show': 'look',
  'practice.show': 'look',
  'session.people': 'look',
  'session.touch': 'look',
  'person.list': 'look',
  'place.list': 'look',
  'category.list': 'look',
  'document.preview': 'look',
  'document.pending': 'look',
  'document.look': 'look',
  'invitation.list': 'look',
  'document.mine': 'look',
  'filing.show': 'look',
  'table.rows': 'look',
  'folders.clients': 'look',
  'folders.files': 'look',
  'folders.show': 'look',
  'mapping.list': 'look',
  'loan.show': 'look',
  'loan.list': 'look',
  'loan.register': 'look',
  'news.show': 'look',
  'news.seen': 'look',
  'release.list': 'look',
  'release.show': 'look',
  'whole.show': 'look',
  'gap.list': 'look',
  'absence.list': 'look',
  'desk.custodian': 'look',
  'trust.seats': 'look',
  'insight.access': 'look',
  'view.before': 'look',
  'view.mine': 'look',
  'view.touch': 'look',
  // Its entry is made before a page leaves, also where scrolling has come to the page and the screen asks.
  'view.page': 'look',
  'view.blank': 'look',
  'note.list': 'look',
  'custody.show': 'look',
  'custody.list': 'look',
  'clients.list': 'look',
  'clients.show': 'look',
  'departure.list': 'look',
  'departure.show': 'look',
  'leaving.rules': 'look',
  'leaving.mine': 'look',
  'leaving.waiting': 'look',
  'departure.reasons': 'look',
  'talk.list': 'look',
  'training.rules': 'look',
  'training.year': 'look',
  'training.course': 'look',
  'training.proposals': 'look',
  'training.tasks': 'look',
  'training.told': 'look',
  'agreement.templates': 'look',
  'agreement.list': 'look',
  'training.archive': 'reading',
  'person.held': 'reading',
  'directory.search': 'reading',
  'desk.find': 'reading',
  'resources.analyse': 'reading',
  'dossier.show': 'reading',
  'dossier.history': 'reading',
  'log.question': 'reading',
  'question.list': 'look',
  'exposure.show': 'reading',
  'departure.rehearse': 'reading',
};
