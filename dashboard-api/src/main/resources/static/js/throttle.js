// Runs a task when asked, but not before the last run is over, nor sooner than `ms` after it began. Asked meanwhile,
// it runs once more.

export function atMostEach(ms, task) {
  let began = -Infinity;
  let running = false;
  let timer = null;

  async function run() {
    timer = null;
    began = performance.now();
    running = true;
    wanted = false;
    try {
      await task();
    } finally {
      running = false;
      if (wanted) ask();
    }
  }

  let wanted = false;

  function ask() {
    if (running) wanted = true;
    else timer ??= setTimeout(run, Math.max(0, began + ms - performance.now()));
  }

  return ask;
}
