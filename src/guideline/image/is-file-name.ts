/** Whether a description is only the name of a file: the image's own, a camera's, a screen shot's. */
export function isFileName(alt: string, file: string): boolean {
  const base = file.replace(/^.*\//, '').replace(/\.[a-z0-9]+$/i, '');
  return (
    /^\S+\.(?:png|jpe?g|gif|webp|heic|bmp|tiff?)$/i.test(alt) ||
    alt.toLowerCase() === base.toLowerCase() ||
    /^(?:img|dsc[fn]?|pict?|photo|image|screenshot|スクリーンショット)[\s_-]?[\d_. -]+$/i.test(alt)
  );
}
