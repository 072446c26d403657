from cms.news.topics import Topic

from .pages import NewsIndexPage, NewsPage, RelatedNews

__all__ = ["NewsIndexPage", "NewsPage", "RelatedNews", "Topic"]
