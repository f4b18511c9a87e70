"""One fault at a time in the clean print file, each under the code by which it must be found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from tests.measure import press_files as press
from tests.measure.press_files import Desk

Change = Callable[[Desk], None]

LAB = Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])

CHANGES: dict[str, list[tuple[str, Change]]] = {}
"""Code → name and change of every case."""


def fault(code: str) -> Callable[[Change], Change]:
    def keep(change: Change) -> Change:
        CHANGES.setdefault(code, []).append((change.__name__, change))
        return change

    return keep


# What the file says of itself.


@fault("intent-missing")
def no_intent(desk: Desk) -> None:
    del desk.pdf.Root.OutputIntents


@fault("intent-missing")
def an_intent_of_an_archive(desk: Desk) -> None:
    desk.intent.S = Name.GTS_PDFA1


@fault("intent-several")
def two_intents(desk: Desk) -> None:
    desk.pdf.Root.OutputIntents.append(Dictionary(desk.intent))


@fault("intent-condition")
def nameless_condition(desk: Desk) -> None:
    del desk.intent.OutputConditionIdentifier


@fault("intent-no-profile")
def no_profile(desk: Desk) -> None:
    del desk.intent.DestOutputProfile


@fault("intent-profile-broken")
def half_a_profile(desk: Desk) -> None:
    desk.intent.DestOutputProfile = desk.pdf.make_stream(press.ICC.read_bytes()[:5000], N=4)


@fault("intent-profile-space")
def a_profile_of_rgb(desk: Desk) -> None:
    icc = bytearray(press.ICC.read_bytes())
    icc[16:20] = b"RGB "
    desk.intent.DestOutputProfile = desk.pdf.make_stream(bytes(icc), N=3)


@fault("intent-profile-class")
def a_profile_of_a_monitor(desk: Desk) -> None:
    icc = bytearray(press.ICC.read_bytes())
    icc[12:16] = b"mntr"
    desk.intent.DestOutputProfile = desk.pdf.make_stream(bytes(icc), N=4)


@fault("intent-profile-channels")
def a_profile_with_another_n(desk: Desk) -> None:
    desk.intent.DestOutputProfile.N = 3


@fault("xmp-missing")
def no_xmp(desk: Desk) -> None:
    del desk.pdf.Root.Metadata


@fault("xmp-broken")
def xmp_that_does_not_end(desk: Desk) -> None:
    desk.xmp("</rdf:RDF>", "")


@fault("xmp-broken")
def xmp_that_blows_up(desk: Desk) -> None:
    desk.xmp("<x:xmpmeta", '<!DOCTYPE x [<!ENTITY a "b">]><x:xmpmeta')


@fault("pdfx-version-missing")
def no_version(desk: Desk) -> None:
    desk.xmp('pdfxid:GTS_PDFXVersion="PDF/X-4"', "")


@fault("pdfx-version")
def another_version(desk: Desk) -> None:
    desk.xmp("PDF/X-4", "PDF/X-3:2003")


@fault("xmp-ids")
def no_document_id(desk: Desk) -> None:
    desk.xmp('xmpMM:DocumentID="uuid:1"', "")


@fault("xmp-dates")
def no_metadata_date(desk: Desk) -> None:
    desk.xmp('xmp:MetadataDate="2022-05-12T08:00:00+07:00"', "")


@fault("xmp-dates")
def a_date_as_people_write_it(desk: Desk) -> None:
    desk.xmp('MetadataDate="2022-05-12T08:00:00+07:00"', 'MetadataDate="12.5.2022"')


@fault("xmp-title")
def no_title(desk: Desk) -> None:
    desk.xmp("Thử", "")


@fault("dates-differ")
def another_day_in_the_information(desk: Desk) -> None:
    desk.pdf.trailer.Info.ModDate = String("D:20220601080000+07'00'")


@fault("trapped-missing")
def trapped_nowhere(desk: Desk) -> None:
    desk.xmp('pdf:Trapped="False"', "")
    del desk.pdf.trailer.Info.Trapped


@fault("trapped-wrong")
def trapped_misspelt(desk: Desk) -> None:
    desk.pdf.trailer.Info.Trapped = Name("/False_")


@fault("trapped-wrong")
def trapped_unknown(desk: Desk) -> None:
    desk.pdf.trailer.Info.Trapped = Name.Unknown


# What it must not do.


@fault("javascript")
def a_script_on_opening(desk: Desk) -> None:
    desk.pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@fault("javascript")
def a_script_by_name(desk: Desk) -> None:
    desk.pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([])))


@fault("javascript")
def a_script_of_a_field(desk: Desk) -> None:
    keyed = Dictionary(AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("1"))))
    desk.pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(Kids=Array([keyed]))]))


@fault("action")
def a_link_in_the_slug(desk: Desk) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([1, 1, 9, 9]))
    link.A = Dictionary(S=Name.URI, URI=String("https://example.vn/"))
    desk.page.Annots = Array([link])


@fault("action")
def a_bookmark_that_opens_a_file(desk: Desk) -> None:
    mark = Dictionary(Title=String("x"), A=Dictionary(S=Name.Launch))
    desk.pdf.Root.Outlines = Dictionary(First=desk.pdf.make_indirect(mark))


@fault("embedded-file")
def an_attachment(desk: Desk) -> None:
    desk.pdf.attachments["a.txt"] = b"text"


@fault("transition")
def a_slide_show(desk: Desk) -> None:
    desk.page.Trans = Dictionary(S=Name.Dissolve)


@fault("annotation")
def a_note_on_the_sheet(desk: Desk) -> None:
    desk.page.Annots = Array([Dictionary(Subtype=Name.Text, Rect=Array([50, 50, 70, 70]))])


@fault("postscript")
def a_piece_of_postscript(desk: Desk) -> None:
    desk.name("/XObject", "/Ps", desk.pdf.make_stream(b"showpage", Type=Name.XObject, Subtype=Name.PS))
    desk.paint(b"/Ps Do")


@fault("old-workflow")
def a_stand_in_of_opi(desk: Desk) -> None:
    desk.page.Resources.XObject.Im0.OPI = Dictionary()


@fault("outside-reference")
def a_page_of_another_file(desk: Desk) -> None:
    desk.page.Resources.XObject.Fm0.Ref = Dictionary(F=String("other.pdf"), Page=0)


@fault("transfer-curve")
def a_transfer_curve(desk: Desk) -> None:
    desk.page.Resources.ExtGState.Plain.TR = press.fade(desk.pdf, (1,))


# Layers.


@fault("layers-unset")
def layers_without_a_default(desk: Desk) -> None:
    del desk.pdf.Root.OCProperties.D


@fault("layers-unnamed")
def layers_without_a_name(desk: Desk) -> None:
    del desk.pdf.Root.OCProperties.D.Name


@fault("layers-automatic")
def layers_that_switch_themselves(desk: Desk) -> None:
    desk.pdf.Root.OCProperties.D.AS = Array([])


@fault("layers-order")
def a_layer_left_out_of_the_list(desk: Desk) -> None:
    more = desk.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("forgotten")))
    desk.pdf.Root.OCProperties.OCGs.append(more)


@fault("layer-hidden")
def a_hidden_layer(desk: Desk) -> None:
    desk.pdf.Root.OCProperties.D.OFF = Array([desk.page.Resources.Properties.Layer])


# Boxes.


@fault("media-missing")
def no_media_box(desk: Desk) -> None:
    del desk.page.MediaBox
    # Within US Letter, which readers put in its place.
    desk.page.BleedBox, desk.page.TrimBox = Array([21, 21, 600, 780]), Array([30, 30, 590, 770])


@fault("box-broken")
def a_trim_of_three_numbers(desk: Desk) -> None:
    desk.page.TrimBox = Array([30, 30, 625])


@fault("box-broken")
def a_trim_without_area(desk: Desk) -> None:
    desk.page.TrimBox = Array([30, 30, 30, 872])


@fault("trim-missing")
def no_trim_box(desk: Desk) -> None:
    del desk.page.TrimBox


@fault("art-and-trim")
def an_art_box_too(desk: Desk) -> None:
    desk.page.ArtBox = desk.page.TrimBox


@fault("bleed-missing")
def no_bleed_box(desk: Desk) -> None:
    del desk.page.BleedBox


@fault("bleed-narrow")
def two_millimetres_on_one_side(desk: Desk) -> None:
    desk.page.BleedBox = Array([24.4, 21, 634, 881])


@fault("trim-outside-bleed")
def a_trim_larger_than_the_bleed(desk: Desk) -> None:
    desk.page.TrimBox = Array([10, 30, 625, 872])


@fault("bleed-outside-media")
def a_page_cut_at_the_trim(desk: Desk) -> None:
    desk.page.MediaBox = desk.page.TrimBox


@fault("crop-cuts-trim")
def a_crop_box_that_hides(desk: Desk) -> None:
    desk.page.CropBox = Array([100, 100, 500, 500])


@fault("page-too-large")
def a_banner_at_full_size(desk: Desk) -> None:
    desk.page.MediaBox = Array([0, 0, 17008, 902])


@fault("user-unit-broken")
def a_user_unit_of_nothing(desk: Desk) -> None:
    desk.page.UserUnit = 0


@fault("pages-differ")
def a_second_page_of_another_size(desk: Desk) -> None:
    desk.pdf.pages.append(desk.pdf.pages[0])
    desk.pdf.pages[1].obj.TrimBox = Array([40, 40, 625, 872])


# Colour.


@fault("rgb-operator")
def a_shape_in_rgb(desk: Desk) -> None:
    desk.instead(b"0 0 0 0 k", b"1 1 1 rg")


@fault("rgb-operator")
def a_line_in_calibrated_rgb(desk: Desk) -> None:
    space = Array([Name.CalRGB, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])
    desk.name("/ColorSpace", "/Cal", space)
    desk.paint(b"/Cal CS 1 0 0 SC 1 w 100 100 m 200 200 l S")


@fault("rgb-operator")
def text_in_rgb_of_a_profile(desk: Desk) -> None:
    srgb = desk.pdf.make_stream(bytes(16) + b"RGB " + bytes(200), N=3)
    desk.name("/ColorSpace", "/S", Array([Name.ICCBased, srgb]))
    desk.paint(b"/S cs 0 0 1 sc BT /F0 9 Tf 200 120 Td (a) Tj ET")


@fault("rgb-operator")
def rgb_in_a_form_in_a_form(desk: Desk) -> None:
    inner = desk.form(b"0 0 1 rg 300 200 10 10 re f")
    desk.name("/XObject", "/Fm1", desk.form(b"/Deep Do", XObject={"/Deep": inner}))
    desk.paint(b"/Fm1 Do")


@fault("rgb-operator")
def rgb_in_a_pattern(desk: Desk) -> None:
    desk.page.Resources.Pattern.Tiles.write(b"0 0.1 0.2 rg 0 0 5 5 re f")


@fault("rgb-operator")
def rgb_below_an_uncoloured_pattern(desk: Desk) -> None:
    desk.page.Resources.Pattern.Tiles.PaintType = 2
    desk.name("/ColorSpace", "/Under", Array([Name.Pattern, Name.DeviceRGB]))
    desk.instead(b"/Pattern cs /Tiles scn", b"/Under cs 0 1 0 /Tiles scn")


@fault("rgb-image")
def an_image_in_rgb(desk: Desk) -> None:
    desk.name("/XObject", "/Im1", desk.image(Name.DeviceRGB, 3))
    desk.paint(b"q 72 0 0 72 200 300 cm /Im1 Do Q")


@fault("rgb-image")
def an_image_with_a_palette_of_rgb(desk: Desk) -> None:
    space = Array([Name.Indexed, Name.DeviceRGB, 255, String(bytes(768))])
    desk.name("/XObject", "/Im1", desk.image(space, 1))
    desk.paint(b"q 72 0 0 72 200 300 cm /Im1 Do Q")


@fault("rgb-image")
def an_image_in_the_stream(desk: Desk) -> None:
    pixels = b"BI /W 9 /H 9 /BPC 8 /CS /RGB ID " + bytes(243) + b" EI"
    desk.paint(b"q 4 0 0 4 300 300 cm " + pixels + b" Q")


@fault("rgb-shading")
def a_gradient_in_rgb(desk: Desk) -> None:
    desk.page.Resources.Shading.Fade = press.axial(Name.DeviceRGB, press.fade(desk.pdf, (1, 0, 0)))


@fault("rgb-shading")
def a_pattern_of_a_gradient_in_rgb(desk: Desk) -> None:
    shading = press.axial(Name.DeviceRGB, press.fade(desk.pdf, (1, 0, 0)))
    desk.page.Resources.Pattern.Tiles = Dictionary(PatternType=2, Shading=shading)


@fault("rgb-group")
def transparency_blended_in_rgb(desk: Desk) -> None:
    desk.page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


@fault("rgb-soft-mask")
def a_mask_drawn_in_rgb(desk: Desk) -> None:
    mask = desk.page.Resources.ExtGState.Soft.SMask.G
    mask.write(b"0.5 0.5 0.5 rg 0 0 655 902 re f")


@fault("rgb-soft-mask")
def a_mask_blended_in_rgb(desk: Desk) -> None:
    desk.page.Resources.ExtGState.Soft.SMask.G.Group.CS = Name.DeviceRGB


@fault("rgb-listed")
def an_image_in_rgb_that_nothing_paints(desk: Desk) -> None:
    desk.name("/XObject", "/Old", desk.image(Name.DeviceRGB, 3, 10))


@fault("rgb-listed")
def a_space_of_rgb_in_a_form_that_nothing_sets(desk: Desk) -> None:
    desk.page.Resources.XObject.Fm0.Resources.ColorSpace = Dictionary(Old=Name.DeviceRGB)


@fault("lab-colour")
def a_shape_in_lab(desk: Desk) -> None:
    desk.name("/ColorSpace", "/Lab", LAB)
    desk.paint(b"/Lab cs 50 0 0 sc 200 200 9 9 re f")


@fault("space-unknown")
def an_image_without_a_space(desk: Desk) -> None:
    picture = desk.image(Name.DeviceGray, 1)
    del picture.ColorSpace
    desk.name("/XObject", "/Im1", picture)
    desk.paint(b"q 72 0 0 72 200 300 cm /Im1 Do Q")


@fault("registration-inside")
def registration_on_the_piece(desk: Desk) -> None:
    space = Array([Name.Separation, Name.All, Name.DeviceCMYK, press.fade(desk.pdf, (1, 1, 1, 1))])
    desk.name("/ColorSpace", "/All", space)
    desk.paint(b"/All cs 1 scn 200 200 9 9 re f 1 1 5 5 re f")


@fault("spot-alternate")
def a_spot_told_in_rgb(desk: Desk) -> None:
    ink = Array([Name.Separation, Name.Gold, Name.DeviceRGB, press.fade(desk.pdf, (1, 0.8, 0))])
    desk.name("/ColorSpace", "/Gold", ink)
    desk.paint(b"/Gold cs 1 scn 200 200 9 9 re f")


# Ink.


@fault("ink-over-limit")
def three_hundred_and_thirty_percent(desk: Desk) -> None:
    desk.paint(b"1 1 0.7 0.6 k 200 200 9 9 re f")


@fault("ink-over-limit")
def a_gradient_that_ends_too_deep(desk: Desk) -> None:
    ends = [press.fade(desk.pdf, (0.5, 0, 0, 0)), press.fade(desk.pdf, (1, 0.9, 0.8, 0.6))]
    stitched = Dictionary(FunctionType=3, Domain=Array([0, 1]), Functions=Array(ends), Bounds=Array([0.5]))
    stitched.Encode = Array([0, 1, 0, 1])
    desk.page.Resources.Shading.Fade = press.axial(Name.DeviceCMYK, desk.pdf.make_indirect(stitched))


@fault("ink-over-limit")
def two_spots_and_two_more(desk: Desk) -> None:
    names = Array([Name(f"/Ink{n}") for n in range(4)])
    space = Array([Name.DeviceN, names, Name.DeviceCMYK, press.fade(desk.pdf, (0, 0, 0, 1))])
    desk.name("/ColorSpace", "/N", space)
    desk.paint(b"/N cs 1 1 1 0.5 scn 200 200 9 9 re f")


@fault("image-ink")
def a_picture_soaked_with_ink(desk: Desk) -> None:
    desk.page.Resources.XObject.Im0 = desk.image(Name.DeviceCMYK, 4, 300, 215)


@fault("image-ink")
def a_picture_whose_palette_is_soaked(desk: Desk) -> None:
    space = Array([Name.Indexed, Name.DeviceCMYK, 1, String(bytes(4) + b"\xff" * 4)])
    desk.page.Resources.XObject.Im0 = desk.image(space, 1, 300, 1)


@fault("plates-over-limit")
def ink_that_a_blend_mode_adds_up(desk: Desk) -> None:
    desk.name("/ExtGState", "/Multiply", Dictionary(BM=Name.Multiply))
    desk.paint(b"0 0.9 0.9 0 k 320 320 60 60 re f /Multiply gs 1 0 0 0.9 k 320 320 60 60 re f")


@fault("plates-over-limit")
def ink_that_overprint_adds_up(desk: Desk) -> None:
    desk.name("/ExtGState", "/Over", Dictionary(op=True, OPM=1))
    desk.paint(b"0 0.9 0.9 0 k 320 320 60 60 re f /Over gs 1 0 0 0.9 k 320 320 60 60 re f")


@fault("rich-black-text")
def text_in_four_inks(desk: Desk) -> None:
    desk.instead(b"0 g BT /F0", b"0.6 0.4 0.4 1 k BT /F0")


@fault("rich-black-text")
def outlines_in_four_inks_on_a_layer_of_words(desk: Desk) -> None:
    desk.instead(b"/OC /Layer BDC 0 0 0 1 k", b"/OC /Layer BDC 0.3 0.3 0.3 1 k")


@fault("rich-black-code")
def a_code_in_four_inks_on_its_layer(desk: Desk) -> None:
    desk.page.Resources.Properties.Layer.Name = String("qr")
    desk.instead(b"/OC /Layer BDC 0 0 0 1 k", b"/OC /Layer BDC 0.3 0.3 0.3 1 k")


@fault("white-overprint")
def white_that_overprints(desk: Desk) -> None:
    desk.name("/ExtGState", "/Over", Dictionary(op=True, OPM=1))
    desk.paint(b"q /Over gs 0 0 0 0 k 320 320 20 20 re f Q")


@fault("white-overprint")
def a_spot_of_nothing_that_overprints(desk: Desk) -> None:
    desk.name("/ExtGState", "/Over", Dictionary(OP=True))
    desk.paint(b"q /Over gs /Spot cs 0 scn 320 320 20 20 re f Q")


@fault("profiled-overprint")
def profiled_ink_that_overprints(desk: Desk) -> None:
    desk.name("/ExtGState", "/Over", Dictionary(op=True, OPM=1))
    space = Array([Name.ICCBased, press.profile(desk.pdf, press.ICC, 4)])
    desk.name("/ColorSpace", "/Icc", space)
    desk.paint(b"q /Over gs /Icc cs 0.5 0 0 0 sc 320 320 20 20 re f Q")


# Fonts, images, lines.


@fault("font-not-embedded")
def helvetica(desk: Desk) -> None:
    desk.page.Resources.Font.F0 = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


@fault("font-not-embedded")
def a_font_that_is_only_described(desk: Desk) -> None:
    desk.page.Resources.Font.F0 = press.truetype(desk.pdf, embedded=False)


@fault("font-not-embedded")
def invisible_words_in_helvetica(desk: Desk) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    desk.name("/Font", "/H", font)
    desk.paint(b"BT 3 Tr /H 9 Tf (a) Tj ET")


@fault("font-listed")
def helvetica_left_behind(desk: Desk) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    desk.name("/Font", "/H", font)


@fault("coloured-glyphs")
def a_glyph_with_a_colour(desk: Desk) -> None:
    desk.page.Resources.Font.F3 = press.drawn_font(desk.pdf, b"500 0 d0 1 0 0 0 k 0 0 500 500 re f")


@fault("image-coarse")
def a_logo_of_75_dpi(desk: Desk) -> None:
    desk.name("/XObject", "/Im1", desk.image(Name.DeviceCMYK, 4, 150))
    desk.paint(b"q 144 0 0 144 200 300 cm /Im1 Do Q")


@fault("image-coarse")
def a_logo_stretched_one_way(desk: Desk) -> None:
    desk.instead(b"96 0 0 96 400 400 cm", b"0 190 -40 0 400 400 cm")


@fault("image-coarse")
def a_logo_in_a_page_drawn_small(desk: Desk) -> None:
    desk.page.UserUnit = 3
    desk.instead(b"48 0 0 48 400 520 cm", b"16 0 0 16 400 520 cm")
    desk.instead(b"20 0 0 20 300 300 cm", b"5 0 0 5 300 300 cm")


@fault("line-art-coarse")
def a_coarse_stencil(desk: Desk) -> None:
    desk.instead(b"20 0 0 20 300 300 cm", b"200 0 0 200 300 300 cm")


@fault("hairline")
def a_tenth_of_a_point(desk: Desk) -> None:
    desk.instead(b"0.25 w", b"0.1 w")


@fault("hairline")
def a_line_made_thin_by_its_matrix(desk: Desk) -> None:
    desk.instead(b"0.5 w 0.5 0 0 0.5", b"0.5 w 0.5 0 0 0.45")


@fault("zero-width-line")
def the_thinnest_line_there_is(desk: Desk) -> None:
    desk.instead(b"0.25 w", b"0 w")


# Content.


@fault("content-broken")
def content_that_does_not_inflate(desk: Desk) -> None:
    desk.page.Resources.XObject.Fm0.write(b"garbage that is no zip", filter=Name.FlateDecode)


@fault("content-broken")
def an_operator_without_its_operands(desk: Desk) -> None:
    desk.paint(b"1 0 0 cm")


@fault("missing-resource")
def a_form_that_is_not_there(desk: Desk) -> None:
    desk.paint(b"/Nowhere Do")


@fault("missing-resource")
def text_before_any_font(desk: Desk) -> None:
    desk.paint(b"q BT /Nofont 9 Tf (a) Tj ET Q")


@fault("too-complex")
def a_form_that_paints_itself(desk: Desk) -> None:
    loop = desk.pdf.make_indirect(desk.form(b"/Me Do"))
    loop.Resources.XObject = Dictionary(Me=loop)
    desk.name("/XObject", "/Loop", loop)
    desk.paint(b"/Loop Do")


@fault("unjudged")
def a_list_of_layers_that_is_a_number(desk: Desk) -> None:
    desk.pdf.Root.OCProperties.D.ON = Array([1, 2])
    desk.pdf.Root.OCProperties.D.BaseState = Name.OFF


# Whole files.


def renamed_text(folder: Path) -> Path:
    path = folder / "text.pdf"
    path.write_text("Kính gửi xưởng in, tệp ở trong thư.", "utf-8")
    return path


def cut_short(folder: Path) -> Path:
    path = press.written(folder / "cut.pdf")
    path.write_bytes(path.read_bytes()[:-400])
    return path


def no_trailer(folder: Path) -> Path:
    path = folder / "torn.pdf"
    path.write_bytes(b"%PDF-1.6\n" + bytes(3000) + b"%%EOF")
    return path


def wrong_offsets(folder: Path) -> Path:
    path = press.written(folder / "offsets.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    path.write_bytes(path.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    return path


def no_pages(folder: Path) -> Path:
    def none(desk: Desk) -> None:
        del desk.pdf.pages[0]

    return press.written(folder / "none.pdf", none)


def locked(folder: Path) -> Path:
    return press.written(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))


def restricted(folder: Path) -> Path:
    return press.written(folder / "restricted.pdf", encryption=pikepdf.Encryption(owner="o", user=""))


def old_version(folder: Path) -> Path:
    return press.written(folder / "old.pdf", min_version="1.4", force_version="1.4")


def no_file_id(folder: Path) -> Path:
    path = press.written(
        folder / "no-id.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True
    )
    raw = path.read_bytes()
    at = raw.rindex(b"/ID")
    # Another key of the same length: every offset stays right.
    path.write_bytes(raw[:at] + b"/IX" + raw[at + 3 :])
    return path


FILES: dict[str, list[Callable[[Path], Path]]] = {
    "not-a-pdf": [renamed_text],
    "truncated": [cut_short],
    "unreadable": [no_trailer],
    "damaged": [wrong_offsets],
    "no-pages": [no_pages],
    "encrypted": [locked, restricted],
    "pdf-version": [old_version],
    "no-file-id": [no_file_id],
}
