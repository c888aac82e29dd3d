/** X took the bytes and then could not make a picture of them: sending the same again is of no use. */
export class MediaRefused extends Error {
  override readonly name = 'MediaRefused';
}
