/**
 * The fields of the sheets about a client that are forms (D2), as every vault has them. A firm may call them otherwise
 * and add fields of its own (`forms.ruled`); which fields there are is no secret, what stands in them is.
 */
import type { Language } from './refusal.ts';

export const formSheets = ['contact-sheet', 'profile-sheet', 'visit-record'] as const;
export type FormSheet = (typeof formSheets)[number];

/** A dossier has one of each, in versions; of the others as many as were filed. */
export const sheetsOfOne: readonly string[] = ['contact-sheet', 'profile-sheet'] satisfies FormSheet[];

/** A line; several lines; people with position and numbers, row by row. */
export type FieldShape = 'line' | 'text' | 'people';

export const builtInFields = [
  'name',
  'address',
  'contacts',
  'business',
  'character',
  'preferences',
  'strengths',
  'history',
  'projects',
  'met',
  'came',
  'talked',
  'agreed',
] as const;
export type BuiltInField = (typeof builtInFields)[number];

interface BuiltIn {
  readonly sheet: FormSheet;
  readonly shape: FieldShape;
  readonly zh: string;
  readonly en: string;
}

export const builtInField: Readonly<Record<BuiltInField, BuiltIn>> = {
  name: { sheet: 'contact-sheet', shape: 'line', zh: '单位全称', en: 'Full name' },
  address: { sheet: 'contact-sheet', shape: 'text', zh: '地址', en: 'Address' },
  contacts: { sheet: 'contact-sheet', shape: 'people', zh: '联系人', en: 'Contacts' },
  business: { sheet: 'profile-sheet', shape: 'text', zh: '经营状况', en: 'Business situation' },
  character: { sheet: 'profile-sheet', shape: 'text', zh: '性格特点', en: 'Character' },
  preferences: { sheet: 'profile-sheet', shape: 'text', zh: '偏好', en: 'Preferences' },
  strengths: { sheet: 'profile-sheet', shape: 'text', zh: '优势', en: 'Strengths' },
  history: { sheet: 'profile-sheet', shape: 'text', zh: '交易历史', en: 'Transaction history' },
  projects: { sheet: 'profile-sheet', shape: 'text', zh: '在办项目', en: 'Current projects' },
  met: { sheet: 'visit-record', shape: 'text', zh: '客户方人员', en: 'Present for the client' },
  came: { sheet: 'visit-record', shape: 'text', zh: '我方人员', en: 'Present for the firm' },
  talked: { sheet: 'visit-record', shape: 'text', zh: '谈及事项', en: 'What was talked about' },
  agreed: { sheet: 'visit-record', shape: 'text', zh: '约定与下一步', en: 'What was agreed, and next steps' },
};

/** What is said of each person in a field of people, in the order of the columns. */
export const personParts = ['name', 'position', 'phone', 'mobile', 'mail'] as const;
export type PersonPart = (typeof personParts)[number];
export type FormPerson = Readonly<Record<PersonPart, string>>;

export const personPartWords: Readonly<Record<PersonPart, readonly [zh: string, en: string]>> = {
  name: ['姓名', 'Name'],
  position: ['职务', 'Position'],
  phone: ['电话', 'Telephone'],
  mobile: ['手机', 'Mobile'],
  mail: ['邮箱', 'Mail'],
};

export const isBuiltInField = (field: string): field is BuiltInField =>
  (builtInFields as readonly string[]).includes(field);

/** How a field is called on a screen: in the firm's words, else in ours. */
export const fieldText = (
  { field, label }: { readonly field: string; readonly label: string | null },
  language: Language,
): string => label ?? (isBuiltInField(field) ? builtInField[field][language === 'en' ? 'en' : 'zh'] : '?');

export const formLimits = {
  lineCharacters: 300,
  textCharacters: 10_000,
  people: 100,
  /** Own fields of all sheets together. */
  ownFields: 40,
} as const;

/** How many fields of a sheet hold something, of how many: all that is known of a form outside a view (D2). */
export interface FormCount {
  readonly filled: number;
  readonly of: number;
}
