/** Questions about a tree of folders whose files are brought in, a folder for each client (K6). */
import { z } from 'zod';
import { clientOutcomes, fileOutcomes } from '../vocabulary/folder-terms.ts';
import { patternMax } from '../vocabulary/name-pattern.ts';
import { ownership } from '../vocabulary/terms.ts';
import { path, signature, text, textMax } from './inputs.ts';

const pattern = text(patternMax);
const nothing = z.strictObject({});
const page = { offset: z.int().min(0).max(100_000), limit: z.int().min(1).max(200) };
/** What was tried, or the filing that was signed for. */
const of = z.enum(['trial', 'filing']);

export const folderInputs = {
  /** Goes through the tree and keeps its list for this session; reads no file. */
  'folders.read': z.strictObject({ folder: path }),
  /** Which dossier each folder is and what each file becomes: changes nothing. */
  'folders.try': z.strictObject({
    /** Of the names of the top folders: all are tried, and one that several read as different dossiers has to be said. */
    folders: z.array(pattern).min(1).max(5),
    /** Of the names of files; the first that fits holds. */
    names: z.array(pattern).min(1).max(5),
    /** Files that fit none are held back, instead of being called by their whole name. */
    onlyFitting: z.boolean(),
    /** The folders between the client's and the file stand before the title. */
    withFolders: z.boolean(),
    ownership,
    /** Folders that were unclear or unknown, and which dossier each is. */
    chosen: z.array(z.strictObject({ folder: text(textMax.name), code: text(textMax.code) })).max(10_000),
    /** Every unclear folder with one dossier beside it is that dossier. */
    likes: z.boolean(),
  }),
  'folders.clients': z.strictObject({ outcome: z.enum(clientOutcomes), ...page }),
  'folders.files': z.strictObject({ of, outcome: z.enum(fileOutcomes), ...page }),
  /** Signs for all that wait; it goes on when the screen is locked (D5b). */
  'folders.begin': z.strictObject({ signature }),
  'folders.show': nothing,
  /** Signs for what a filing that ended has left; `seen`: and for those held back, of which it was seen what is not shown. */
  'folders.go-on': z.strictObject({ seen: z.boolean(), signature }),
  'folders.forget': nothing,
  'folders.write-report': z.strictObject({ of, file: path }),
} as const;
