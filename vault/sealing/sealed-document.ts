/**
 * Sealed documents: one face for the files that make, open and describe them. Format, complete:
 * docs/formats/sealed-document.md.
 */
export * from './byte-source.ts';
export {
  type DocumentHeader,
  type DocumentIds,
  type DocumentPart,
  documentBytesMax,
  parseDocumentHeader,
  sealedBytes,
} from './document-header.ts';
export * from './document-keys.ts';
export { SealBroken, SealMalformed, SealWrongKey, SourceChanged, TooLargeForMemory } from './faults.ts';
export * from './open-document.ts';
export * from './seal-document.ts';
