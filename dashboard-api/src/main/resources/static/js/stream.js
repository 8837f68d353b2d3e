// Reads server-sent events by fetch, with or without a token: EventSource can send none, and one way is enough.

import { Failure, request, serverDate, unreachable } from './api.js';

const SILENCE_MS = 20_000; // the service says something every 15 s
const FIRST_RETRY_MS = 2_000;

// Follows a stream until `signal` ends it, and comes back whenever it breaks.
//   opened(date)        connected; the service's clock, ms or null
//   told(name, data)    an event
//   lost(failure)       broken, or refused; 401 ends it
export async function follow(url, signal, { opened, told, lost }) {
  const memory = { id: null, retry: FIRST_RETRY_MS };
  while (!signal.aborted) {
    try {
      await listen(url, signal, memory, opened, told);
      if (!signal.aborted) lost(unreachable());
    } catch (failure) {
      if (signal.aborted) return;
      lost(failure);
      if (failure.status === 401) return;
    }
    await pause(memory.retry, signal);
  }
}

async function listen(url, signal, memory, opened, told) {
  const silence = new AbortController();
  const either = AbortSignal.any([signal, silence.signal]);
  let watchdog = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const headers = { Accept: 'text/event-stream', ...(memory.id === null ? {} : { 'Last-Event-ID': memory.id }) };
    const response = await request(url, either, headers);
    opened(serverDate(response));
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => silence.abort(), SILENCE_MS);
      const blocks = (rest + part.value).split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) read(block, memory, told);
    }
  } catch (failure) {
    throw failure instanceof Failure ? failure : unreachable();
  } finally {
    clearTimeout(watchdog);
  }
}

function read(block, memory, told) {
  let name = 'message';
  const data = [];
  for (const line of block.split('\n')) {
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
    if (field === 'event') name = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id') memory.id = value;
    else if (field === 'retry') memory.retry = Number(value) || memory.retry;
  }
  if (data.length > 0) told(name, data.join('\n'));
}

function pause(ms, signal) {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
