/** The pages of the guide, as they stand in `docs/guide/`: built in, so that they are there without a network. */
import type { Language } from '../../shared/vocabulary/refusal.ts';
import type { Role } from '../../shared/vocabulary/terms.ts';
import { type GuidePage, readGuide } from './read-guide.ts';

/** In the order of the list. */
export const guideNames = [
  'first-steps',
  'author',
  'borrower',
  'custodian',
  'approver',
  'auditor',
  'clerk',
  'rules',
  'limits',
  'when-something-is-wrong',
] as const;
export type GuideName = (typeof guideNames)[number];

const files = import.meta.glob<string>('../../docs/guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const pictureUrls = import.meta.glob<string>('../../docs/guide/pictures/*.webp', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Where the app has each picture of the guide, by the name of its file. */
export const guidePictures: ReadonlyMap<string, string> = new Map(
  Object.entries(pictureUrls).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]),
);

const ending: Readonly<Record<Language, string>> = { 'zh-CN': '.zh-CN.md', en: '.md' };

export type GuidePages = ReadonlyMap<GuideName, GuidePage>;

const pagesIn = (language: Language): GuidePages =>
  new Map(
    guideNames.map((name) => [name, readGuide(files[`../../docs/guide/${name}${ending[language]}`] ?? '')]),
  );

export const guidePages: Readonly<Record<Language, GuidePages>> = {
  'zh-CN': pagesIn('zh-CN'),
  en: pagesIn('en'),
};

/** The page that a link within the guide leads to; null where it leads elsewhere. */
export const pageOfLink = (href: string): GuideName | null =>
  guideNames.find((name) => href === `${name}.md` || href === `${name}.zh-CN.md`) ?? null;

/** Where somebody begins: at the first day of the first of their roles. */
export const pageFor = (roles: readonly Role[]): GuideName => roles[0] ?? 'first-steps';
