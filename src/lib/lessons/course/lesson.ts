// A lesson as the site knows it: its front matter, its place in the course, and the files that lie beside its Markdown.
import { parse } from 'yaml';
import { checked, frontMatterSchema, type FrontMatter } from './schema.ts';

/** The texts that a lesson's playground starts with. */
export interface StartTexts {
  readonly definition: string;
  readonly input: string;
  readonly mocks: string;
  /** Workflow type, other state machines and S3 objects. */
  readonly environment: string;
}

export interface Lesson extends FrontMatter {
  /** `error-handling`: the lesson's name in links, unique in the course. */
  readonly slug: string;
  /** `04-when-things-fail/01-error-handling`: its folder under content/. */
  readonly path: string;
  /** `04-when-things-fail`. */
  readonly chapterPath: string;
}

/** Front matter and body of a lesson's Markdown. Throws an Error that names the file and the key that is wrong. */
export function parseLesson(path: string, markdown: string): { lesson: Lesson; body: string } {
  const file = `content/${path}/lesson.md`;
  const [chapterPath, folder, ...rest] = path.split('/');
  const slug = folder?.match(/^\d\d-(.+)$/)?.[1];
  if (!chapterPath || !slug || rest.length > 0)
    throw new Error(`${file}: a lesson lies in content/NN-chapter/NN-lesson/`);
  const parts = markdown.match(/^---\n([\s\S]*?)\n---\n([\s\S]*)$/);
  if (!parts) throw new Error(`${file}: has no front matter between --- lines`);
  return {
    lesson: { ...checked(frontMatterSchema, yamlOf(parts[1] ?? '', file), file), slug, path, chapterPath },
    body: parts[2] ?? '',
  };
}

function yamlOf(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file}: the front matter is not YAML: ${(error as Error).message}`, { cause: error });
  }
}
