/** Whether an entry is about what the evidence is about: the vault, a dossier and what belongs to it, a person and what is theirs. */
import { Subject, stringsIn } from '../access-log/entry-choice.ts';
import { actorOf, type EvidenceSubject, type Seen } from './measure.ts';

export interface Reach {
  /** Entry after entry, from the first on. */
  isAbout(seen: Seen): boolean;
}

export function reachOf(subject: EvidenceSubject): Reach {
  switch (subject.kind) {
    case 'vault':
      return { isAbout: () => true };
    case 'dossier': {
      const belonging = new Subject(subject.dossier);
      return {
        isAbout: ({ index, body }) => {
          belonging.learn(index, { ...body, data: body.data as Record<string, unknown> });
          return belonging.reachedBy([...stringsIn(body.data)]) !== null;
        },
      };
    }
    case 'person':
      return personReach(new Set(subject.people));
  }
}

/** Theirs are their loans and views, what they filed and received, and their departures; not what they did for others as keepers. */
function personReach(ids: Set<string>): Reach {
  return {
    isAbout: ({ body }) => {
      const actor = actorOf(body);
      const isTheirs = actor !== null && ids.has(actor);
      switch (body.type) {
        case 'loan.requested':
          if (isTheirs) ids.add(body.data.loan);
          return isTheirs;
        case 'view.open':
          if (isTheirs) ids.add(body.data.view);
          return isTheirs;
        case 'document.submitted':
          if (isTheirs) ids.add(body.data.document);
          return isTheirs;
        case 'release.requested':
          if (body.data.recipient === null || !ids.has(body.data.recipient)) return false;
          ids.add(body.data.release);
          return true;
        case 'departure.registered':
          if (!ids.has(body.data.person)) return false;
          ids.add(body.data.departure);
          return true;
        case 'refusal':
          return isTheirs;
        default:
          return [...stringsIn(body.data)].some((id) => ids.has(id));
      }
    },
  };
}
