from .pages import NewsIndexPage, NewsPage, RelatedNews
from .topics import Topic

__all__ = ["NewsIndexPage", "NewsPage", "RelatedNews", "Topic"]
