from .teams import NoLibraryIndex, apply_rights, open_section, set_up_library

__all__ = ["NoLibraryIndex", "apply_rights", "open_section", "set_up_library"]
