/* On the page for logging out: what the scanner knows of parties goes. What has not been sent stays, it names nobody. */
for (const key of Object.keys(localStorage)) if (key.startsWith("check-in:memory:")) localStorage.removeItem(key);
if (window.caches) caches.delete("check-in");
