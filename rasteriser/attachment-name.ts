/** Under which name a file that came with another is looked into: its own, with the kind that its carrier says where the name says none. */

/** For a part without a name, or with one that says no kind. */
const extensions: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'message/global': 'eml',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'application/vnd.ms-outlook': 'msg',
};
/** Texts that are read as such under whatever name; those with a form of their own are not. */
const plainTypes =
  /^(?:text\/(?!html|rtf|richtext|enriched|csv|markdown)|application\/(?:xml|json|[\w.-]+\+(?:xml|json))$)/;
const textNames = /\.(?:txt|text|md|markdown|csv|tsv|html?|rtf|eml|docx|xlsx|pdf)$/i;
/** An invoice within a PDF, an invitation: text, whatever its carrier calls it. */
const plainNames = /\.(?:xml|json|ics|vcf|log|ini|yaml|yml)$/i;

/** `type`: lower case, without parameters; empty where nobody says one. */
export function readableName(fileName: string, type = ''): string {
  const extension = extensions[type];
  if (extension !== undefined) return /\.[a-z]{2,8}$/i.test(fileName) ? fileName : `${fileName}.${extension}`;
  if (plainNames.test(fileName) || (plainTypes.test(type) && !textNames.test(fileName)))
    return `${fileName}.txt`;
  return fileName;
}
