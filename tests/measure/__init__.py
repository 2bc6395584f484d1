"""`make mat`: measures every page of the built site for accessibility, and tells what is wrong.

checks.js     what one page, as it stands in the browser, does wrong
faults.py     a fault, and how faults are told and counted
page.py       one page in every mode: axe and checks.js
crawl.py      every page, in several processes
markup.py     the Nu HTML checker
lighthouse.py Lighthouse, with a throttled phone
result.py     data/tillganglighet.yml, which the site's own statement reads
"""
