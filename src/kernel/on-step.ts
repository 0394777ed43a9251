/** 进度: told while a long work is at it that `done` of `total` are done and `what` is at work. */
export type OnStep = (what: string, done: number, total: number) => void;
