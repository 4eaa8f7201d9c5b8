/**
 * Whether a file could not be touched because another process has it open, or is just deleting it.
 * Only Windows refuses that, and only for moments: virus scanners look into every new file.
 */
export function isHeld(error: unknown, platform: string = process.platform): boolean {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return platform === "win32" && (code === "EPERM" || code === "EACCES" || code === "EBUSY");
}
