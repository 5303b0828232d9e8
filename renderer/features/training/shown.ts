/** Small things that several screens of training say the same way. */
import type { CourseSummary, ProposalShown } from '../../../shared/contract/answers.ts';
import type { ShapeName } from '../../ui/shape.tsx';

/** Acts name people by number: `王琳 #12 客服部` is #12. */
export const whoIn = (shown: string): string => /#\d+/.exec(shown)?.[0] ?? shown;

export const standShapes: Record<CourseSummary['stands'], ShapeName> = {
  draft: 'missing',
  proposed: 'waiting',
  approved: 'done',
  off: 'refused',
  begun: 'under-way',
  held: 'closed',
};
export const proposalShapes: Record<ProposalShown['state'], ShapeName> = {
  open: 'waiting',
  granted: 'done',
  refused: 'refused',
  withdrawn: 'refused',
};

export const spanText = (from: string, to: string): string => (from === to ? from : `${from} – ${to}`);
