/* A browser slows the timers of a hidden page to one a minute, and a consultant whose desk is silent is not rung. A worker's are not slowed. */
setInterval(() => postMessage(0), 2_000);
