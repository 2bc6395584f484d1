// Tells the page that embeds a chart how high it is. Without it the frame keeps the height it was given.
(() => {
  const tell = () => parent.postMessage({ "oppna-mal-hojd": Math.ceil(document.body.getBoundingClientRect().height) }, "*");
  if (parent !== window) new ResizeObserver(tell).observe(document.body);
})();
