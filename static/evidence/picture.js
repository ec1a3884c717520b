// A photo shown small. The whole of it is never in memory twice.

const SIDE = 192;

/** The address of a small picture of the file; nothing where it is no picture. */
export const picture = async (file) => {
  if (!file.type.startsWith('image/')) return undefined;
  try {
    const whole = await createImageBitmap(file, { resizeHeight: SIDE, resizeQuality: 'medium' });
    const canvas = document.createElement('canvas');
    canvas.width = Math.min(whole.width, SIDE * 2);
    canvas.height = whole.height;
    canvas.getContext('2d').drawImage(whole, 0, 0);
    whole.close();
    const small = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
    return small && URL.createObjectURL(small);
  } catch {
    // Of a kind that this browser does not show, like HEIC.
    return undefined;
  }
};
