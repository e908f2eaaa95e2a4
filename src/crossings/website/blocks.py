"""The pieces that a page's body is made of. Each has a template of the same name in `templates/components/blocks/`."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock, URLBlock
from wagtail.images.blocks import ImageBlock

PLAIN_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class PictureBlock(StructBlock):
    picture = ImageBlock(label=_("Picture"))
    caption = CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "components/blocks/picture.html"


class QuoteBlock(StructBlock):
    words = TextBlock(label=_("Words"))
    who = CharBlock(label=_("Who said it"), max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "components/blocks/quotation.html"


class LinkBlock(StructBlock):
    title = CharBlock(label=_("Title"), max_length=200)
    address = URLBlock(label=_("Address"))
    note = CharBlock(label=_("Note"), required=False, max_length=300)

    class Meta:
        icon = "link"
        label = _("Link")
        template = "components/blocks/link.html"


class BodyBlock(StreamBlock):
    """What editors write with."""

    heading = CharBlock(label=_("Heading"), icon="title", max_length=120, template="components/blocks/heading.html")
    paragraph = RichTextBlock(
        label=_("Paragraph"), features=PLAIN_FEATURES, template="components/blocks/paragraph.html"
    )
    remark = TextBlock(label=_("Remark"), icon="info-circle", template="components/blocks/remark.html")
    picture = PictureBlock()
    quotation = QuoteBlock()
    link = LinkBlock()
