package netlab.video;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.ShortPointer;

/** Makes JPEG files of decoded frames with FFmpeg's encoder, which has SIMD where this OpenCV's has none. */
final class FfmpegJpegEncoder implements AutoCloseable {
    /** The encoder multiplies its tables by this and divides by 8: they hold as they are. */
    private static final int NEUTRAL_SCALE = 8;

    private final Picture picture;
    private final AVFrame frame = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private AVCodecContext encoder;
    private SwsContext scaler;
    /** What the scaler was made for. */
    private int sourceWidth;

    private int sourceHeight;
    private int sourceFormat;

    FfmpegJpegEncoder(Picture picture) {
        this.picture = picture;
    }

    /** Returns {@code decoded} as a JPEG file; the first frame's size, unless the picture is scaled, is that of all. */
    byte[] encode(AVFrame decoded) throws IOException {
        if (encoder == null) {
            openEncoder(
                    picture.isScaled() ? picture.width() : decoded.width(),
                    picture.isScaled() ? picture.height() : decoded.height());
        }
        check(av_frame_make_writable(frame), "make room for a frame");
        if (LimitedRange.isAllThatDiffers(decoded, frame)) {
            LimitedRange.widen(decoded, frame);
        } else {
            scale(decoded);
        }
        frame.quality(NEUTRAL_SCALE * FF_QP2LAMBDA);
        check(avcodec_send_frame(encoder, frame), "encode a frame");
        check(avcodec_receive_packet(encoder, packet), "encode a frame");
        try {
            byte[] jpeg = new byte[packet.size()];
            packet.data().get(jpeg);
            return jpeg;
        } finally {
            av_packet_unref(packet);
        }
    }

    private void openEncoder(int width, int height) throws IOException {
        AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
        encoder = avcodec_alloc_context3(codec);
        encoder.width(width).height(height).pix_fmt(AV_PIX_FMT_YUVJ420P).color_range(AVCOL_RANGE_JPEG);
        encoder.time_base(av_make_q(1, 25)).sample_aspect_ratio(av_make_q(1, 1));
        // Frames that are worked on at the same time would come out late.
        encoder.thread_count(1).flags(AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT);
        encoder.global_quality(NEUTRAL_SCALE * FF_QP2LAMBDA);
        encoder.intra_matrix(table(JpegTables.luminance(picture.quality())));
        encoder.chroma_intra_matrix(table(JpegTables.chrominance(picture.quality())));
        check(av_opt_set(encoder.priv_data(), "huffman", "default", 0), "choose the Huffman tables");
        check(avcodec_open2(encoder, codec, (AVDictionary) null), "open the JPEG encoder");
        frame.width(width).height(height).format(AV_PIX_FMT_YUVJ420P).color_range(AVCOL_RANGE_JPEG);
        check(av_frame_get_buffer(frame, 0), "make room for a frame");
    }

    /** In memory that FFmpeg frees with the encoder. */
    private static ShortPointer table(short[] values) {
        ShortPointer table = new ShortPointer(av_malloc((long) values.length * Short.BYTES));
        table.put(values);
        return table;
    }

    private void scale(AVFrame decoded) throws IOException {
        prepareScaler(decoded);
        check(
                sws_scale(
                        scaler,
                        decoded.data(),
                        decoded.linesize(),
                        0,
                        decoded.height(),
                        frame.data(),
                        frame.linesize()),
                "scale a frame");
    }

    /** JPEG has the full range of 0 to 255 and the matrix of BT.601; films mostly have less and some other. */
    private void prepareScaler(AVFrame decoded) throws IOException {
        boolean same = scaler != null
                && sourceWidth == decoded.width()
                && sourceHeight == decoded.height()
                && sourceFormat == decoded.format();
        if (same) {
            return;
        }
        sourceWidth = decoded.width();
        sourceHeight = decoded.height();
        sourceFormat = decoded.format();
        sws_freeContext(scaler);
        scaler = sws_getContext(
                sourceWidth,
                sourceHeight,
                sourceFormat,
                frame.width(),
                frame.height(),
                AV_PIX_FMT_YUVJ420P,
                SWS_BICUBIC,
                null,
                null,
                (DoublePointer) null);
        if (scaler == null || scaler.isNull()) {
            throw new IOException("FFmpeg cannot scale a frame of " + sourceWidth + "x" + sourceHeight);
        }
        boolean fullRange = decoded.color_range() == AVCOL_RANGE_JPEG || sourceFormat == AV_PIX_FMT_YUVJ420P;
        sws_setColorspaceDetails(
                scaler,
                sws_getCoefficients(decoded.colorspace()),
                fullRange ? 1 : 0,
                sws_getCoefficients(SWS_CS_ITU601),
                1,
                0,
                1 << 16,
                1 << 16);
    }

    private static void check(int result, String what) throws IOException {
        if (result < 0) {
            throw new IOException("FFmpeg cannot " + what + ": error " + result);
        }
    }

    @Override
    public void close() {
        av_packet_free(packet);
        av_frame_free(frame);
        if (encoder != null) {
            avcodec_free_context(encoder);
        }
        sws_freeContext(scaler);
    }
}
