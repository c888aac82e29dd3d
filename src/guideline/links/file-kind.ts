/** `program`: runs when it is opened. `archive`: may hold one, or macros. By the path, or by a name in the query. */
export function fileKind(url: URL): 'program' | 'archive' | undefined {
  const names = [url.pathname, ...url.searchParams.values()].map(decoded);
  if (names.some((name) => program.test(name))) return 'program';
  return names.some((name) => archive.test(name)) ? 'archive' : undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Not `.com`: archives of the web end in the address that they keep. */
const program =
  /\.(?:exe|msi|msix|appx|scr|pif|cpl|bat|cmd|ps1|vbs|vbe|wsf|reg|jar|apk|xapk|aab|ipa|mobileconfig|dmg|pkg|deb|rpm|hta|lnk|iso|img)[/;]?$/i;
const archive = /\.(?:zip|7z|rar|lzh|cab|tgz|docm|xlsm|pptm)[/;]?$/i;
