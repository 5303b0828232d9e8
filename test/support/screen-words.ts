/** What people read in screens, terminal and papers, as it stands in the sources: a sentence in both languages. */
import { projectFiles, readProjectFile } from './project-files.ts';

export interface ScreenWord {
  readonly path: string;
  readonly zh: string;
  readonly en: string;
}

/** `['中文', 'English']`, on one line or several. */
const pair = /\[\s*'([^'\n]*\p{Script=Han}[^'\n]*)',\s*(?:'([^'\n]*)'|"([^"\n]*)")/gu;

export const screenWords = (): readonly ScreenWord[] =>
  projectFiles()
    .filter(
      (path) =>
        /^(renderer|cli|shared|vault|electron|verifier)\/.*\.tsx?$/.test(path) && !path.includes('.test.'),
    )
    .flatMap((path) =>
      [...readProjectFile(path).matchAll(pair)].map(([, zh = '', en, more]) => ({
        path,
        zh,
        en: en ?? more ?? '',
      })),
    );
