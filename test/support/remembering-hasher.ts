export { remembering } from '../../vault/sample/remembering-hasher.ts';
